import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { normGroups, type NormGroup } from './norms-view'

/** What is asked of the branch and by which rule, and what it has chosen beyond that. */
readingPage('packages/secretary/norms/norms', {
  data: { groups: [] as readonly NormGroup[] },

  read: ({ branchId }) => ask('branch.norms', { branchId }),
  show({ norms }) {
    const groups = normGroups(norms)
    return { ...(groups.length > 0 ? {} : nothing('现在没有生效的要求。')), groups }
  },

  openNorm(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/norm-choice/norm-choice', { branchId: this.at.branchId, normId: tapped(event) })
  },
})
