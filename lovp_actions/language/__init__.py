"""Dutch: forms of verbs and word order, sentences, and parses as plain records with clauses."""
