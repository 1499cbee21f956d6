import { chromium } from 'playwright-core'
const base='http://127.0.0.1:5000'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-dev-shm-usage','--disable-background-networking','--no-first-run'] })
const out=[]
async function go(who, locale, size, theme, steps) {
  const c = await b.newContext({ viewport: size==='phone'?{width:390,height:844}:{width:1280,height:900}, colorScheme: theme, baseURL: base })
  if (who) { const { csrfToken } = await (await c.request.get('/api/auth/csrf')).json(); await c.request.post('/api/auth/callback/credentials', { form: { csrfToken, email: who, password: 'demo', json: 'true' } }) }
  const p = await c.newPage()
  for (const [name, path, click] of steps) {
    const r = await p.goto(`${base}/${locale}${path}`, { waitUntil: 'networkidle' }); if (click) { await p.getByRole('link',{name:click}).first().click(); await p.waitForLoadState('networkidle') }
    await p.screenshot({ path: `/root/t/${name}.png`, fullPage: true }); console.log(name, r.status(), p.url())
  }
  await c.close()
}
await go('officer@incheon.demo','en','desktop','light',[['a1','/w/incheon/city/needs',/fine-dust/]])
await go('officer@valencia.demo','zh','phone','dark',[['a2','/w/valencia/city/needs','Nodos de nivel de colector']]).catch(e=>console.log(e.message))
await go('owner@mulwang.demo','ko','desktop','light',[['a3','/w/mulwang/maker/matches'],['a4','/w/mulwang/maker/agreements']])
await go('officer@da-nang.demo','en','desktop','dark',[['a5','/w/da-nang/city/needs',/validators/]])
await go('officer@bilbao.demo','en','desktop','light',[['a6','/w/bilbao/city/purchases/new'],['a7','/w/bilbao/city/needs']])
await b.close()
