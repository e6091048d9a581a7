"""The behaviours of wuxian, a sentence each."""
