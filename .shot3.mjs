import { chromium } from 'playwright-core'
const base='http://127.0.0.1:5000'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-dev-shm-usage','--disable-background-networking','--no-first-run'] })
async function go(who, locale, size, theme, steps) {
  const c = await b.newContext({ viewport: size==='phone'?{width:390,height:844}:{width:1280,height:900}, colorScheme: theme, baseURL: base })
  if (who) { const { csrfToken } = await (await c.request.get('/api/auth/csrf')).json(); await c.request.post('/api/auth/callback/credentials', { form: { csrfToken, email: who, password: 'demo', json: 'true' } }) }
  const p = await c.newPage()
  for (const [name, path, then] of steps) {
    await p.goto(`${base}/${locale}${path}`, { waitUntil: 'networkidle' })
    if (then !== undefined) { const href = await p.locator('main tbody a').first().getAttribute('href'); await p.goto(base+href+then, { waitUntil: 'networkidle' }) }
    await p.screenshot({ path: `/root/t/${name}.png`, fullPage: true }); console.log(name, p.url(), await p.evaluate(()=>document.documentElement.scrollWidth+'/'+innerWidth))
  }
  await c.close()
}
await go('officer@incheon.demo','en','desktop','light',[['b1','/w/incheon/city/needs','']])
await go('officer@valencia.demo','zh','phone','dark',[['b2','/w/valencia/city/needs','']])
await go('officer@da-nang.demo','ko','desktop','dark',[['b3','/w/da-nang/city/needs','/award']])
await go('owner@turia-senal.demo','en','phone','light',[['b4','/w/turia-senal/maker/matches']])
await go('officer@bilbao.demo','en','desktop','light',[['b5','/w/bilbao/city/purchases/new','']])
await b.close()
