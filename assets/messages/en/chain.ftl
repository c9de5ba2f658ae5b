# The chain of an attack.
key-chain = Chain of an attack
