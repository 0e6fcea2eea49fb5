import { animationsEnd, drag, styleOf } from '../../testing'
import { fixtureOnPhones } from '../fixture'

describe('components in the preview', () => {
  const app = fixtureOnPhones()

  describe('WeChat’s own', () => {
    const openForm = async () => {
      const phone = app.phones.phone(1)
      await phone.getByRole('tab', { name: '表单' }).click()
      await phone.getByRole('heading', { name: '表单' }).waitFor()
      return phone
    }

    it('bind what is typed with model:value, and show what the page makes of it', async () => {
      const phone = await openForm()
      await phone.getByPlaceholder('请输入姓名').fill('王小明')
      await phone.getByLabel('数目').fill('12a.5')
      await phone.getByText('王小明|12.5').waitFor()
      expect(await phone.getByLabel('数目').inputValue()).toBe('12.5')
    })

    it('leave the caret where the page puts it beside another text', async () => {
      const phone = await openForm()
      const amount = phone.getByLabel('数目')
      await amount.fill('1234')
      for (const key of ['ArrowLeft', 'ArrowLeft', 'x', '9']) await amount.press(key)
      expect(await amount.inputValue()).toBe('12934')
    })

    it('pick a date, a row, a time and rows that depend on one another', async () => {
      const phone = await openForm()
      const pick = async (picker: string, ...options: string[]) => {
        await phone.getByRole('button', { name: picker }).click()
        for (const name of options) await phone.getByRole('option', { name, exact: true }).click()
        await phone.getByRole('button', { name: '确定' }).click()
      }
      await pick('日期', '1月', '31日')
      await phone.getByText('日期 2025-01-31').waitFor()
      await pick('种类', '党课')
      await phone.getByText('种类 党课').waitFor()
      await pick('时间', '10时', '31分')
      await phone.getByText('时间 10:31').waitFor()
      await pick('两级', '西', '三')
      await phone.getByText('两级 1,0').waitFor()
    })

    it('submit every named field of a form', async () => {
      const phone = await openForm()
      await phone.getByPlaceholder('请输入姓名').fill('王小明')
      await phone.getByPlaceholder('说几句').fill('写了两行')
      await phone.getByText('同意').click()
      await phone.getByText('反对').click()
      await phone.getByText('甲', { exact: true }).click()
      await phone.getByText('a,b', { exact: true }).waitFor()
      await phone.getByRole('button', { name: '提交' }).click()
      const submitted = phone.getByText('"name":"王小明"')
      await submitted.waitFor()
      expect(JSON.parse((await submitted.textContent()) ?? '')).toEqual({
        name: '王小明',
        amount: '',
        words: '写了两行',
        day: '2025-02-28',
        kind: 0,
        agreed: true,
        choice: 'no',
        things: ['a', 'b'],
        level: 20,
      })
      await phone.getByRole('button', { name: '重置' }).click()
      await phone.getByText('重置了').waitFor()
      expect(await phone.getByPlaceholder('请输入姓名').inputValue()).toBe('')
    })

    it('show a placeholder in its style or its class, also within a component, until something is typed', async () => {
      const phone = await openForm()
      const styled = phone.locator('[data-hint="请输入姓名"]')
      expect(await styleOf(styled, 'color')).toBe('rgb(200, 100, 0)')
      await phone.getByPlaceholder('请输入姓名').fill('王')
      expect(await styled.isVisible()).toBe(false)
      await phone.getByRole('tab', { name: '首页' }).click()
      await phone.getByText('去视图').click()
      expect(await styleOf(phone.locator('[data-hint="组件里的提示"]'), 'color')).toBe('rgb(1, 2, 3)')
    })

    it('leave a disabled button alone', async () => {
      const phone = await openForm()
      await phone.getByRole('button', { name: '不能点' }).click({ force: true })
      await phone.getByRole('button', { name: '重置' }).click()
      await phone.getByText('重置了').waitFor()
    })

    it('scroll, swipe and tell of it; submit a component that is a field; keep rich text harmless', async () => {
      const phone = app.phones.phone(1)
      await phone.getByText('去视图').click()
      await phone.locator('#list').hover()
      await app.phones.page.mouse.wheel(0, 900)
      await phone.getByText('到底 1').waitFor()
      await phone.getByText('下一张').click()
      await phone.getByText('张 1', { exact: true }).waitFor()
      await phone.getByRole('button', { name: '交', exact: true }).click()
      await phone.getByText('{"custom":"自己的"}').waitFor()
      expect(await phone.locator('wx-rich-text').innerHTML()).toBe('<b id="rich">粗体</b><img src="x">')
    })
  })

  describe('TDesign’s', () => {
    const openParts = async () => {
      const phone = app.phones.phone(1)
      await phone.getByText('去组件').click()
      await phone.getByText('打开对话框').waitFor()
      return phone
    }

    it('take the page’s classes, and draw their icons', async () => {
      const phone = await openParts()
      expect(await styleOf(phone.locator('.own-cell'), 'background-color')).toBe('rgb(255, 250, 240)')
      const icon = phone.locator('[class*="t-icon-check-circle"]')
      await icon.waitFor()
      expect((await icon.boundingBox())?.width).toBeGreaterThan(10)
    })

    it('ask in a dialog', async () => {
      const phone = await openParts()
      await phone.getByText('打开对话框').click()
      await phone.getByText('要删除这条记录吗？').waitFor()
      await phone.getByText('确定', { exact: true }).click()
      await phone.getByText('确定了').waitFor()
    })

    it('turn the wheels of a date picker by dragging', async () => {
      const phone = await openParts()
      await phone.getByText('选日期 2025-06-15').click()
      const month = phone.getByText('6 月', { exact: true })
      await month.waitFor()
      await animationsEnd(phone.locator('[class*="t-popup"]').first())
      await month.hover()
      await drag(app.phones.page, month, { y: -80 }, 30)
      await phone.locator('[class*="t-picker-item__item--active"]', { hasText: /^\s*[789]\s*月/ }).waitFor()
      await phone.getByText('确定', { exact: true }).last().click()
      await phone.getByText(/选日期 2025-0[789]-15/).waitFor()
    })

    it('open a swipe cell and act on what lies behind', async () => {
      const phone = await openParts()
      await drag(app.phones.page, phone.getByText('向左滑').locator('xpath=..'), { x: -150 })
      await phone.getByText('删除', { exact: true }).click()
      await phone.getByText('删除了').waitFor()
    })

    it('take what is typed, switch tabs and show a toast', async () => {
      const phone = await openParts()
      await phone.getByPlaceholder('请输入称呼').fill('老王')
      expect(await phone.locator('#said').textContent()).toBe('老王')
      await phone.getByText('提示').click()
      await phone.getByText('已经记下').waitFor()
      await phone.getByText('第二页', { exact: true }).click()
      await phone.getByText('第二页的内容').waitFor()
    })
  })
})
