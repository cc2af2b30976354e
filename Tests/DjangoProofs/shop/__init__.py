"""The bookshop that the bank's code samples speak of."""
