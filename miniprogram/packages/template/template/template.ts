import type { ReportTemplate } from '../../../domain/report/duty-report'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { CallFailure, outcomeOf } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { moved } from '../../../page-parts/moved'
import {
  dropWorking,
  keepOverNewer,
  keepWorking,
  sectionMoved,
  sectionSwitched,
  statementSwitched,
  withSection,
  workingOn,
  type Template,
  type Working,
} from '../template-edit'
import {
  handedDownWords,
  handsDownWords,
  originWords,
  sectionRows,
  statementsOf,
  versionRows,
  type Preview,
  type SectionRow,
} from './template-view'

interface Seen {
  readonly got: Template
  readonly working: Working
  readonly preview: Preview | undefined
  /** Why there is none. */
  readonly why: string
  readonly mayWrite: boolean
}

/** Refusals of who did not see what somebody else did meanwhile. */
const CHANGED = new Set(['template-changed', 'handed-down-changed'])

/** By what the report is drafted: its paragraphs in order, each as it reads now. What is changed stays on the phone until saved. */
readingPage('packages/template/template/template', {
  data: {
    origin: '',
    handedDown: '',
    handsDown: '',
    mayTake: false,
    mayTakeHouse: false,
    mayHandDown: false,
    mayWrite: false,
    isChanged: false,
    isFolded: true,
    isPreviewed: true,
    why: '',
    sections: [] as readonly SectionRow[],
    versions: [] as ReturnType<typeof versionRows>,
  },
  stays: true,

  async read({ branchId, year }, _, before?: Seen): Promise<Seen> {
    // Only what stands on the phone is other.
    if (before) return { ...before, working: workingOn(branchId, before.got) }
    const [permissions, got] = await Promise.all([permissionsAt(branchId), ask('template.get', { branchId })])
    const working = workingOn(branchId, got)
    const mayWrite = permissions.includes('write-report')
    const statements = statementsOf(working.template)
    if (!mayWrite) return { got, working, preview: undefined, why: '', mayWrite }
    const tried = await outcomeOf(ask('template.preview', { branchId, year, statements }))
    return 'failure' in tried
      ? { got, working, preview: undefined, why: tried.failure.message, mayWrite }
      : { got, working, preview: tried.value, why: '', mayWrite }
  },
  show({ got, working, preview, why, mayWrite }) {
    return {
      ...{ origin: originWords(got), handedDown: handedDownWords(got), handsDown: handsDownWords(got) },
      ...{ mayWrite, isChanged: working.isChanged, isPreviewed: preview !== undefined, why },
      mayTake: mayWrite && got.from === 'own',
      mayTakeHouse: mayWrite && got.from !== 'house' && got.handedDown !== null,
      mayHandDown: mayWrite && got.mayHandDown,
      sections: sectionRows(working.template, preview),
      versions: versionRows(got),
    }
  },

  /** What was changed is kept on the phone, and shown. */
  edit(change: (template: ReportTemplate) => ReportTemplate) {
    if (!this.seen || !this.data.mayWrite) return
    const working = workingOn(this.at.branchId, this.seen.got)
    keepWorking(this.at.branchId, { ...working, template: change(working.template) })
    this.setData({ fault: '' })
    void this.refine({})
  },
  move(event: WechatMiniprogram.TouchEvent) {
    const [section, statement] = placed(event)
    const by = tapped(event, 'by') === 'up' ? -1 : 1
    if (statement === '') return this.edit((template) => sectionMoved(template, section, by))
    this.edit((template) =>
      withSection(template, section, (each) => {
        const at = each.statements.findIndex(({ id }) => id === statement)
        return { ...each, statements: moved(each.statements, at, by) }
      }),
    )
  },
  turn(event: WechatMiniprogram.TouchEvent) {
    const [section, statement] = placed(event)
    this.edit((template) =>
      withSection(template, section, (each) =>
        statement === ''
          ? sectionSwitched(each)
          : {
              ...each,
              statements: each.statements.map((one) => (one.id === statement ? statementSwitched(one) : one)),
            },
      ),
    )
  },
  openSection(event: WechatMiniprogram.TouchEvent) {
    const [sectionId] = placed(event)
    if (this.data.mayWrite)
      void open('packages/template/template-section/template-section', { branchId: this.at.branchId, sectionId })
  },
  openStatement(event: WechatMiniprogram.TouchEvent) {
    const [sectionId, statementId] = placed(event)
    if (!this.data.mayWrite) return
    const { branchId, year } = this.at
    void open('packages/template/template-statement/template-statement', { branchId, year, sectionId, statementId })
  },

  async save() {
    await this.attempt(async () => {
      if (!this.seen) return
      const { template, base: revision } = this.seen.working
      await this.choosing(() => this.send('template.save', { branchId: this.at.branchId, revision, template }))
      say('已保存')
    })
  },
  async dropChanges() {
    if (!(await agreed('不要没有保存的改动？', '回到已经保存的模板。', '不要了'))) return
    dropWorking(this.at.branchId)
    await this.load()
  },
  async takeUsual() {
    await this.reset('usual', '不用自己的模板？', '改用上级下发的；没有下发的，用通用的。')
  },
  async takeHouse() {
    await this.reset('house', '改用通用的模板？', '不用上级下发的，也不用自己的。')
  },
  async reset(to: 'usual' | 'house', title: string, what: string) {
    await this.attempt(async () => {
      if (!this.seen || !(await agreed(title, `${what}现在的模板留在改动记录里，还可以改回来。`, '改用'))) return
      const { revision } = this.seen.got
      await this.choosing(() => this.send('template.reset', { branchId: this.at.branchId, revision, to }))
      say('已改用')
    })
  },
  async undo(event: WechatMiniprogram.TouchEvent) {
    const version = Number(tapped(event, 'version'))
    await this.attempt(async () => {
      if (!this.seen || !(await agreed('改回这一版？', '现在的模板留在改动记录里，还可以改回来。', '改回'))) return
      const { revision } = this.seen.got
      await this.choosing(() => this.send('template.undo', { branchId: this.at.branchId, revision, version }))
      say('已改回')
    })
  },
  async handDown() {
    await this.attempt(async () => {
      if (!this.seen || this.seen.working.isChanged) return { code: '', message: '请先保存，再下发。' }
      const words = '没有自己模板的党组织会照着用；有自己模板的会看到，用不用由他们定。'
      if (!(await agreed('下发现在的模板？', words, '下发'))) return undefined
      const { revision, handsDown } = this.seen.got
      const asked = { branchId: this.at.branchId, revision, handedDownAt: handsDown?.at ?? null }
      const { below } = await this.keeping(() => this.send('template.handDown', asked))
      return say(`已下发给${below}个党组织`)
    })
  },
  async takeBack() {
    await this.attempt(async () => {
      const handsDown = this.seen?.got.handsDown
      if (!handsDown) return
      if (!(await agreed('收回下发的模板？', '照着用的党组织改用通用的；已经改成自己的不受影响。', '收回'))) return
      const { branchId } = this.at
      await this.keeping(() => this.send('template.takeBack', { branchId, handedDownAt: handsDown.at }))
      say('已收回')
    })
  },
  fold() {
    this.setData({ isFolded: !this.data.isFolded })
  },

  /** What stands on the phone has been saved or given up. */
  async choosing<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    return this.keeping(async () => {
      const answer = await send()
      dropWorking(this.at.branchId)
      return answer
    })
  },
  /** When somebody else changed it meanwhile, that is shown; what stands on the phone stays, and can be saved next. */
  async keeping<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await send()
      await this.load()
      return answer
    } catch (failure) {
      if (failure instanceof CallFailure && CHANGED.has(failure.code)) {
        if (this.seen?.working.isChanged) await keepOverNewer(this.at.branchId, this.seen.working.template)
        await this.load()
      }
      throw failure
    }
  },
})

function placed(event: WechatMiniprogram.TouchEvent): [section: string, statement: string] {
  return [tapped(event, 'section'), tapped(event, 'statement')]
}
