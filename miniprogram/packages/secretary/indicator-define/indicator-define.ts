import { formPage } from '../../../page-parts/form-page'
import { leaveQuietly, leaveSaying } from '../../../page-parts/leaving'
import { agreed } from '../../../page-parts/telling'
import { CallFailure } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { definitionFields, definitionOf, typedDefinition } from './indicator-define-view'

/** Adds an indicator, or changes one; one that was never filled in can be removed. */
formPage('packages/secretary/indicator-define/indicator-define', {
  data: { name: '' },

  async read({ branchId, code }) {
    const { definitions } = await ask('indicator.definitions', { branchId })
    const definition = definitions.find((each) => each.code === code)
    if (code !== undefined && !definition) throw new CallFailure('no-such-indicator')
    return { definition, others: definitions.filter((each) => each.code !== code) }
  },
  form({ definition, others }) {
    const fields = definitionFields(others)
    return { fields, start: typedDefinition(fields, definition), button: '保存', title: definition?.name ?? '新增指标' }
  },
  show: ({ definition }) => ({ name: definition?.name ?? '' }),

  async save(page, values) {
    const { branchId, code } = page.at
    const definition = definitionOf(values)
    await page.send('indicator.define', code === undefined ? { branchId, definition } : { branchId, code, definition })
    return leaveSaying('已保存')
  },

  async remove() {
    await this.attempt(async () => {
      const { branchId, code } = this.at
      if (code === undefined || !(await agreed('删除指标', `删除“${this.data.name}”？`, '删除'))) return
      await this.send('indicator.remove', { branchId, code })
      return leaveQuietly
    })
  },
})
