"""Pages in a real browser: the machine's Chromium, led by Playwright."""
