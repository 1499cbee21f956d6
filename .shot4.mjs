import { chromium } from 'playwright-core'
const base='http://127.0.0.1:5000'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-dev-shm-usage','--disable-background-networking','--no-first-run'] })
async function go(who, locale, size, theme, steps) {
  const c = await b.newContext({ viewport: size==='phone'?{width:390,height:844}:{width:1280,height:900}, colorScheme: theme, baseURL: base })
  if (who) { const { csrfToken } = await (await c.request.get('/api/auth/csrf')).json(); await c.request.post('/api/auth/callback/credentials', { form: { csrfToken, email: who, password: 'demo', json: 'true' } }) }
  const p = await c.newPage()
  for (const [name, path, then] of steps) {
    await p.goto(`${base}/${locale}${path}`, { waitUntil: 'domcontentloaded' }); await p.waitForTimeout(1500)
    if (then !== undefined) { const href = await p.locator('main tbody a').first().getAttribute('href'); await p.goto(base+href+then, { waitUntil: 'domcontentloaded' }); await p.waitForTimeout(1500) }
    await p.screenshot({ path: `/root/t/${name}.png`, fullPage: name!=='home' }); console.log(name, p.url(), await p.evaluate(()=>document.documentElement.scrollWidth+'/'+innerWidth))
  }
  await c.close()
}
await go('officer@valencia.demo','en','desktop','light',[['c1','/w/valencia/city/orders','']])
await go(null,'en','desktop','light',[['home',''],['c2','/tenders']])
await go('owner@boksagol.demo','ko','phone','dark',[['c3','/w/boksagol/maker/matches']])
await b.close()
