import { orderOf, type Asked, type Project } from '../../scripts/release-order'

const READY: Project = { appid: 'wx1', cloudEnvironment: 'env-1', version: '0.1.0', hasFile: (path) => path === 'key' }
const order = (asked: Asked, project: Partial<Project> = {}) => orderOf(asked, { ...READY, ...project })

it('a preview or an upload goes with the project’s appid and version, by the first robot unless told', () => {
  expect(order({ act: 'upload', key: 'key', desc: '第一版' })).toMatchObject({
    ...{ act: 'upload', appid: 'wx1', version: '0.1.0', desc: '第一版', robot: 1, privateKeyPath: 'key' },
  })
  expect(order({ act: 'preview', key: 'key', robot: '30' }).robot).toBe(30)
})

it.each<[string, Asked, Partial<Project>]>([
  ['preview 或 upload', { act: undefined, key: 'key' }, {}],
  ['游客号', { act: 'upload', key: 'key' }, { appid: 'touristappid' }],
  ['还没有云开发环境', { act: 'upload', key: 'key' }, { cloudEnvironment: '' }],
  ['上传密钥', { act: 'upload' }, {}],
  ['上传密钥', { act: 'upload', key: 'gone' }, {}],
  ['1 到 30', { act: 'upload', key: 'key', robot: '31' }, {}],
])('nothing is sent without what WeChat wants: %s', (words, asked, project) => {
  expect(() => order(asked, project)).toThrow(words)
})
