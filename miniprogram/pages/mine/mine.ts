import { arrangesMeetings } from '../../domain/people/appointment'
import { POST_LABELS } from '../../domain/people/labels'
import { formatChineseDate } from '../../domain/time/civil-date'
import { readingPage } from '../../page-parts/page'
import { noReminding, remind, remindersFor } from '../../page-parts/reminding'
import { tapped } from '../../page-parts/tapped'
import { agreed } from '../../page-parts/telling'
import { open, openPlain, type PlainRoute } from '../../services/routes'
import { forgetMe, whoAmI, type Bound } from '../../services/session'

interface Link {
  readonly route: PlainRoute
  readonly label: string
}
const ABOUT: Link = { route: 'packages/member/about/about', label: '关于述实' }
const LINKS: readonly Link[] = [
  { route: 'packages/member/own-year/own-year', label: '我的这一年' },
  { route: 'pages/records/records', label: '我的记录' },
  { route: 'packages/member/letters/letters', label: '需要我签订的' },
  { route: 'packages/member/feedback/feedback', label: '给支部提意见' },
  { route: 'packages/member/privacy/privacy', label: '我的信息和隐私' },
  ABOUT,
]

/** Who one is here, reminders, and the ways to one's own things. */
readingPage('pages/mine/mine', {
  data: { isBound: false, name: '', place: '', cell: '', posts: '', links: [ABOUT], ...noReminding() },

  async read() {
    const me = await whoAmI()
    if (!me.bound) return { ...noReminding() }
    const arranges = me.posts.some(({ post }) => arrangesMeetings(post))
    const reminders = await remindersFor(['dues', 'meeting', ...(arranges ? (['period'] as const) : [])])
    return { me, reminders }
  },
  show({ me, reminders }) {
    if (!me) return { isBound: false, links: [ABOUT], reminders }
    const { name, branch, cell, posts } = me
    return {
      isBound: true,
      name,
      place: branch?.name ?? '',
      cell: cell?.name ?? '',
      posts: postsText(posts, branch?.branchId),
      links: [...LINKS],
      reminders,
    }
  },

  remind,

  go(event: WechatMiniprogram.TouchEvent) {
    const link = LINKS.find(({ route }) => route === tapped(event, 'route'))
    if (link) void openPlain(link.route)
  },
  join() {
    void open('packages/member/join/join', {})
  },

  async release() {
    await this.attempt(async () => {
      const content = '解除后，这个微信不能再签到和查看记录；支部的记录不变。要再用，请向支部书记要新的邀请码。'
      if (!(await agreed('解除微信绑定', content, '解除'))) return
      await this.send('binding.releaseOwn', {})
      forgetMe()
      await this.load()
    })
  },
})

/** A post in one's own branch needs no branch's name beside it. */
function postsText(posts: Bound['posts'], ownBranchId: string | undefined): string {
  return posts
    .map(({ post, branchId, branchName, fromOn }) => {
      const since = fromOn === undefined ? '' : `（${formatChineseDate(fromOn)}起）`
      return `${branchId === ownBranchId ? '' : branchName}${POST_LABELS[post]}${since}`
    })
    .join('、')
}
