# Network.
