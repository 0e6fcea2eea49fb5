import { yearOf } from '../../../domain/time/civil-date'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { rememberPlace } from '../../../services/branch'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { dayText } from '../../../text/dates'
import { branchCards, type BranchCard } from './branches-view'

/** Every branch below a bureau side by side, by name: what is recorded, what is due by when. Each opens its workbench. */
readingPage('packages/setup/branches/branches', {
  data: { words: '', cards: [] as readonly BranchCard[], mayBuild: false },

  async read({ branchId }) {
    const [place, overview] = await Promise.all([ask('branch.get', { branchId }), ask('branch.overview', { branchId })])
    return { place, overview }
  },
  show({ place, overview }) {
    const mayBuild = place.kind === 'bureau' && place.permissions.includes('manage-branch')
    const cards = branchCards(overview)
    const none = cards.length === 0 && !mayBuild ? nothing(`${place.name}之下没有党组织。`) : {}
    const words = `${place.name}之下 ${cards.length} 个，截至${dayText(overview.on, yearOf(overview.on))}，按名称排列`
    return { ...none, words, cards, mayBuild }
  },

  refresh: 'changed',

  openBranch(event: WechatMiniprogram.TouchEvent) {
    const branchId = tapped(event)
    rememberPlace(branchId)
    void open('packages/secretary/workbench/workbench', { branchId })
  },
  build() {
    void open('packages/setup/branch-new/branch-new', this.at)
  },
})
