"""The parts of `jobs.watch`: fetching in parallel, what becomes of a feed, what becomes of a page.

Goes in: sources and answers of servers. Comes out: reports in the store, evidence, and the state of sources and pages.
"""
