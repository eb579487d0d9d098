// Keeps one page, for when nothing can be reached. It keeps nothing of anybody's.
const KEPT = 'offline-1'
const PAGE = '/offline'

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const kept = await caches.open(KEPT)
    const page = await fetch(PAGE, { cache: 'no-store' })
    const sheets = [...(await page.clone().text()).matchAll(/href="(\/assets\/[^"]+\.css)"/g)]
    await kept.put(PAGE, page)
    await kept.addAll(sheets.map((each) => each[1]))
    await self.skipWaiting()
  })())
})

self.addEventListener('fetch', (event) => {
  const asked = event.request
  if (asked.mode === 'navigate' && asked.method === 'GET') {
    event.respondWith(fetch(asked).catch(() => caches.match(PAGE)))
  } else if (new URL(asked.url).pathname.endsWith('.css')) {
    event.respondWith(fetch(asked).catch(() => caches.match(asked)))
  }
})
