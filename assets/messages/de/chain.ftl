# Die Kette eines Angriffs.
key-chain = Kette eines Angriffs
