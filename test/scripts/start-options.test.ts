import { join, resolve } from 'node:path'
import { readStartOptions } from '../../scripts/start-options'

const ROOT = resolve('/the/checkout')
const read = (...args: string[]) => readStartOptions(args, ROOT, 2025)

describe('npm start', () => {
  it('without options enters the last full year below the checkout, and keeps running', () => {
    expect(read()).toEqual({
      fresh: false,
      empty: false,
      once: false,
      year: 2025,
      port: undefined,
      data: join(ROOT, '.data'),
      out: join(ROOT, 'out'),
      plan: 'none',
      latency: 0,
    })
  })
  it('takes each option', () => {
    const paths = ['--data', '/d', '--out', '/o']
    const cloud = ['--plan', 'basic', '--latency', '31']
    const given = read('--fresh', '--once', '--year', '2020', '--port', '8080', ...paths, ...cloud)
    expect(given).toEqual({
      fresh: true,
      empty: false,
      once: true,
      year: 2020,
      port: 8080,
      data: resolve('/d'),
      out: resolve('/o'),
      plan: 'basic',
      latency: 31,
    })
  })
  it.each([['--once'], ['--year', '2020']])('is empty, and not with %s besides', (...besides) => {
    expect(read('--empty', '--fresh')).toMatchObject({ empty: true, fresh: true })
    expect(() => read('--empty', ...besides)).toThrow('不和 --year、--once 同用')
  })
  it('looks for folders from where it is called', () => {
    expect(read('--data', 'elsewhere').data).toBe(resolve('elsewhere'))
  })
  it.each(['2019', '2025'])('enters %s', (year) => {
    expect(read('--year', year).year).toBe(Number(year))
  })
  it.each(['2018', '2026', '2020.5', 'abc', ''])('refuses the year “%s”, and says which there are', (year) => {
    expect(() => read(`--year=${year}`)).toThrow('--year 须为 2019 到 2025 之间的整数')
  })
  it.each(['0', '65536', '80a'])('refuses the port %s', (port) => {
    expect(() => read('--port', port)).toThrow('--port 须为 1 到 65535 之间的整数')
  })
  it('refuses a plan that the local cloud does not keep to', () => {
    expect(() => read('--plan', 'pro')).toThrow('--plan 须为 none、basic 之一')
  })
  it.each(['-1', '2001', '1.5', ''])('refuses “%s” milliseconds to the database', (latency) => {
    expect(() => read(`--latency=${latency}`)).toThrow('--latency 须为 0 到 2000 之间的整数')
  })
  it('refuses what it does not know, instead of starting without it', () => {
    expect(() => read('--frehs')).toThrow()
    expect(() => read('2025')).toThrow()
  })
})
