import { CloudBench, MEMBER } from '../test-cloud'

let bench: CloudBench
beforeAll(async () => {
  bench = await CloudBench.build('who', 'chain')
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

const NOBODY = { before: null, after: null, context: null, sdk: null }
const as = (openid: string) => ({ before: openid, after: openid, context: openid, sdk: openid })

describe('who calls a function', () => {
  it('never mixes up 500 people who call at once, by any way of asking', async () => {
    const cloud = await bench.start()
    const people = Array.from({ length: 500 }, (_, index) => `member-${index}`)
    const answers = await Promise.all(people.map((openid) => cloud.invoke('who', { rounds: 2 }, { openid })))
    answers.forEach((answer, index) => expect(answer).toMatchObject(as(`member-${index}`)))
  })

  it('is nobody outside of a call', async () => {
    const cloud = await bench.start()
    await cloud.invoke('who', {}, { openid: MEMBER })
    expect(process.env.WX_OPENID).toBeUndefined()
    expect(process.env.TENCENTCLOUD_RUNENV).toBeUndefined()
  })

  it('comes from a mini-program, whose event carries userInfo', async () => {
    const cloud = await bench.start()
    const answer = await cloud.invoke('who', { subject: 'dues' }, { openid: MEMBER })
    expect(answer).toMatchObject({
      source: 'wx_client',
      trigger: null,
      event: { subject: 'dues', userInfo: { openId: MEMBER, appId: 'wx0000000000000000' } },
    })
  })

  it('stays the same person, at the same time, when one function calls another', async () => {
    const cloud = await bench.start()
    const clock = '2025-03-04T01:30:00.000Z'
    const answers = await Promise.all(
      [1, 2, 3].map((n) => cloud.invoke('chain', { to: 'who', data: { n } }, { openid: `member-${n}`, clock })),
    )
    answers.forEach((answer, index) =>
      expect(answer).toMatchObject({
        ...as(`member-${index + 1}`),
        clock,
        source: 'wx_client,scf',
        event: { n: index + 1 },
      }),
    )
  })

  it('is nobody when a call names nobody', async () => {
    const cloud = await bench.start()
    expect(await cloud.invoke('who', {}, {})).toMatchObject(NOBODY)
  })
})

describe('the environment of a function', () => {
  it('has the variables it was given, the call’s clock if it carries one, and nothing of the machine', async () => {
    const cloud = await bench.start({ environment: { GREETING: '你好' } })
    const clock = '2025-07-01T00:00:00.000Z'
    const [timed, untimed] = await Promise.all([
      cloud.invoke('who', {}, { openid: MEMBER, clock }),
      cloud.invoke('who', {}, { openid: MEMBER }),
    ])
    expect(timed).toMatchObject({ variable: '你好', clock, home: null })
    expect(untimed).toMatchObject({ variable: '你好', clock: null, home: null })
  })

  it('is another in another cloud of the same process', async () => {
    const [one, other] = [await bench.start({ environment: { GREETING: '早' } }), await bench.start()]
    expect(await one.invoke('who', {}, {})).toMatchObject({ variable: '早' })
    expect(await other.invoke('who', {}, {})).toMatchObject({ variable: null })
    expect(one.database.asked).toHaveLength(1)
    expect(other.database.asked).toHaveLength(1)
  })
})
