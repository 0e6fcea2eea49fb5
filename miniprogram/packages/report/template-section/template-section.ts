import type { LedgerField } from '../../../domain/ledger/ledger'
import type { Section } from '../../../domain/report/duty-report'
import { formPage } from '../../../page-parts/form-page'
import { nothing } from '../../../page-parts/page'
import { leaveSaying } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { keepWorking, withSection, workingOn } from '../template-edit'

const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'heading', label: '标题', maxLength: 60, optional: true, hint: '可以用 {year} 表示年份' },
  {
    type: 'text',
    code: 'toWrite',
    label: '给人写的提示',
    maxLength: 200,
    optional: true,
    hint: '只有人能写的，在草稿里提示写什么',
  },
  { type: 'number', code: 'budget', label: '约定多少字', unit: '字', atLeast: 1, optional: true, hint: '不填就不限' },
]

/** Heading, hint and budget of a section. Kept on the phone with what else is changed of the template, and saved with it. */
formPage('packages/report/template-section/template-section', {
  read: ({ branchId }) => ask('template.get', { branchId }),
  form(got, { branchId, sectionId }) {
    const section = workingOn(branchId, got).template.sections.find(({ id }) => id === sectionId)
    if (!section) return nothing('模板里没有这一节了，请返回再看。')
    const { heading, toWrite = '', budget } = section
    const start = { heading, toWrite, budget: budget === undefined ? '' : String(budget) }
    return { fields: FIELDS, start, button: '改好了', note: '回到模板再保存。' }
  },
  async save(page, { heading, toWrite, budget }) {
    const { branchId, sectionId } = page.at
    if (!page.seen) return undefined
    const working = workingOn(branchId, page.seen)
    const template = withSection(working.template, sectionId, ({ toWrite: _, budget: __, ...section }): Section => ({
      ...section,
      heading: typeof heading === 'string' ? heading : '',
      ...(typeof toWrite === 'string' && toWrite !== '' ? { toWrite } : {}),
      ...(typeof budget === 'number' ? { budget } : {}),
    }))
    keepWorking(branchId, { ...working, template })
    return leaveSaying('已改，请保存模板')
  },
})
