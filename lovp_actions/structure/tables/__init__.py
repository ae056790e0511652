"""Tables in minutes: found among the lines (`finding`), cut into rows (`rows`), with what each
column holds (`columns`), told by its heading (`heads`) and by what its cells are (`cells`)."""
