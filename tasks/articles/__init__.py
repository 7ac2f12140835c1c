"""READING: page or plain text → article in blocks."""
