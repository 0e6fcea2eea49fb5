import type { OpenPoint } from '../../../domain/report/open-point'
import type { Permission } from '../../../domain/people/permission'
import { draftDays } from '../../../domain/report/draft-days'
import { writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { permissionsAt } from '../../../services/branch'
import { ask } from '../../../services/page-load'
import { evidenceQuery, type Report } from '../../../services/reports'
import { open } from '../../../services/routes'
import { fillBlank } from '../record-places'
import { countWords, placedGroups, placeOf, type PlacedGroup } from './checklist-view'

interface Seen {
  readonly permissions: readonly Permission[]
  readonly report: Report
  readonly points: readonly OpenPoint[]
}

/** What is still open in a report, before it is exported or made final. Nothing here forbids either. */
writingPage('packages/report/checklist/checklist', {
  data: { about: '', mayFinalize: false, groups: [] as readonly PlacedGroup[] },

  async read({ branchId, reportId }): Promise<Seen> {
    const [permissions, report, { points }] = await Promise.all([
      permissionsAt(branchId),
      ask('report.get', { branchId, reportId }),
      ask('report.checklist', { branchId, reportId }),
    ])
    return { permissions, report, points }
  },
  show: ({ permissions, report, points }) => ({
    about: countWords(points.length),
    mayFinalize: permissions.includes('write-report'),
    groups: placedGroups(points, report),
  }),

  /** What is settled elsewhere is looked through again. */
  isElsewhere: false,
  onShow() {
    if (this.isElsewhere) void this.refine({})
    this.isElsewhere = false
  },

  finalize() {
    this.isElsewhere = true
    void open('packages/final/final/final', this.at)
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const point = this.seen?.points[Number(tapped(event, 'at'))]
    if (!this.seen || !point) return
    const { report, permissions } = this.seen
    const { branchId, reportId } = this.at
    const place = placeOf(point, report)
    this.isElsewhere = place.is !== 'nowhere'
    switch (place.is) {
      case 'evidence':
        void open('packages/report/evidence/evidence', evidenceQuery(branchId, report, place.figure))
        break
      case 'figures':
        void open('packages/report/figures/figures', { branchId, year: report.year })
        break
      case 'entry':
        void this.attempt(() => fillBlank(branchId, place.subject, draftDays(report), permissions))
        break
      case 'waiting':
        void open('packages/secretary/waiting/waiting', { branchId: place.branchId })
        break
      case 'section':
        void open('packages/report/section/section', { branchId, reportId, section: place.section })
        break
      case 'written': {
        const { section, entryId } = place
        void open('packages/report/section-entry/section-entry', { branchId, reportId, section, entryId })
        break
      }
      case 'paragraph':
        void open('packages/report/paragraph/paragraph', { branchId, reportId, statement: place.statement })
        break
      case 'proposals':
        void open('packages/report/problems/problems', { branchId, reportId })
        break
      // Of a section as a whole, such as its length: its paragraphs are shortened there.
      case 'report':
        void open('packages/report/report/report', { branchId, reportId })
        break
      case 'nowhere':
        break
    }
  },
})
