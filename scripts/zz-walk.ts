import { launchBrowser, openPhones } from '../local/preview/testing/index'
const out = '/tmp/ease/walk'
async function main() {
  const browser = await launchBrowser()
  const phones = await openPhones(browser, 'http://127.0.0.1:8791')
  phones.page.setDefaultTimeout(20000)
  const p = phones.phone(1)
  let n = 10
  const shot = async (name: string, wait = 1500) => { await phones.page.waitForTimeout(wait); await phones.frame(1).screenshot({ path: `${out}/${String(++n).padStart(2, '0')}-${name}.png` }) }
  const tap = (text: string) => p.getByText(text, { exact: true }).last().click()
  const field = (name: string) => p.getByLabel(name, { exact: true }).last()
  const back = () => p.getByRole('button', { name: '返回', exact: true }).last().click()
  await p.getByText('支部工作台').first().click()
  await p.locator('.shortcut').first().waitFor()
  await shot('workbench')
  await p.locator('.shortcut', { hasText: '台账' }).first().click(); await shot('kinds')
  const has = await p.getByText('调解纠纷', { exact: true }).count()
  if (!has) {
  await tap('自设一类台账')
  await field('名称').fill('调解纠纷'); await field('单位').fill('件')
  await tap('数量'); await field('名称').fill('涉及群众'); await field('单位').fill('人'); await tap('合计'); await tap('好')
  await tap('保存'); await shot('saved-kind', 300)
  }
  await tap('调解纠纷'); await shot('kind-list')
  await tap('记一条'); await shot('entry-form')
  await field('涉及群众').fill('6')
  await tap('保存'); await shot('entry-saved', 400); await shot('entry-saved-later', 2500)
  await back(); await back()
  await p.locator('.shortcut', { hasText: '述职报告' }).first().click(); await shot('report', 4000)
  await browser.close()
}
main().catch((e) => { console.error(e); process.exit(1) })
