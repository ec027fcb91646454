"""Suhbat itself; knows nothing of MkDocs. Its rooms, each of which leans on those before it alone:

`text`      words, sentences, JSON
`sources`   what a contributor writes, read and checked; `model` is the whole, `edition` the whole while it is built
`browser`   what browsers run and keep: bundles, the policy, the list of files for reading offline
`answers`   what becomes of a rendered answer
`cards`     pictures and tags that stand for a page elsewhere
`pages`, `light`, `search`, `data`    what is made of it all, none of them needed by another
"""
