import { chromium } from 'playwright-core'
const [,, base, who, locale, size, theme, ...paths] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--disable-dev-shm-usage','--disable-background-networking','--no-first-run'] })
const c = await b.newContext({ viewport: size==='phone'?{width:390,height:844}:{width:1280,height:900}, colorScheme: theme, baseURL: base })
if (who !== '-') { const { csrfToken } = await (await c.request.get('/api/auth/csrf')).json(); await c.request.post('/api/auth/callback/credentials', { form: { csrfToken, email: who, password: 'demo', json: 'true' } }) }
const p = await c.newPage()
let i=0
for (const path of paths) { const r = await p.goto(`/${locale}${path}`, { waitUntil: 'networkidle' }).catch(e=>console.log(e.message)); console.log(path, r?.status()); await p.screenshot({ path: `/root/t/shot-${i++}.png`, fullPage: true }) }
await b.close()
