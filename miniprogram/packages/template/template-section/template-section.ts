import type { LedgerField } from '../../../domain/ledger/ledger'
import type { Section } from '../../../domain/report/duty-report'
import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, notSent } from '../../../page-parts/page'
import { NO_ROOM } from '../../../services/drafts'
import { ask } from '../../../services/page-load'
import { headingIn, markedHeading } from '../clause-text'
import { keepWorking, withSection, workingOn } from '../template-edit'

const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'heading', label: '标题', maxLength: 60, optional: true },
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

/** As the template keeps it; on the phone it is a mark. */
const YEAR = '{year}'

/** Heading, hint and budget of a section. Kept on the phone with what else is changed of the template, and saved with it. */
formPage('packages/template/template-section/template-section', {
  /** Words that can be put into the heading. */
  data: { names: [{ key: YEAR, label: '年份' }], namesLabel: '标题前面放进', chosenName: '' },
  read: ({ branchId }) => ask('template.get', { branchId }),
  form(got, { branchId, sectionId }) {
    const section = workingOn(branchId, got).template.sections.find(({ id }) => id === sectionId)
    if (!section) return nothing('模板里没有这一节了，请返回再看。')
    const { heading, toWrite = '', budget } = section
    const start = { heading: markedHeading(heading), toWrite, budget: budget === undefined ? '' : String(budget) }
    return { fields: FIELDS, start, button: '改好了', note: '回到模板再保存。' }
  },
  chooseName(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.put({ ...this.typed, heading: `${markedHeading(event.detail.key)}${String(this.typed['heading'] ?? '')}` })
  },
  async save(page, { heading: typed, toWrite, budget }) {
    const { branchId, sectionId } = page.at
    if (!page.seen) return undefined
    const heading = headingIn(typeof typed === 'string' ? typed : '')
    if (heading === undefined)
      return { code: 'heading', message: '【】只用来标随报告变的词。请把不成对的、里面写了别的字的【】删掉。' }
    const working = workingOn(branchId, page.seen)
    const template = withSection(working.template, sectionId, ({ toWrite: _, budget: __, ...section }): Section => ({
      ...section,
      heading,
      ...(typeof toWrite === 'string' && toWrite !== '' ? { toWrite } : {}),
      ...(typeof budget === 'number' ? { budget } : {}),
    }))
    if (!keepWorking(branchId, { ...working, template })) return notSent(NO_ROOM)
    return leaveSaying('已改，请保存模板')
  },
})
