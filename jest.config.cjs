const { availableParallelism } = require('node:os')

const TO_COMMONJS = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
]
const IN_THE_BROWSER = ['<rootDir>/test/browser/', '<rootDir>/local/preview/test/browser/']

const project = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/local'],
  transform: { '^.+\\.ts$': TO_COMMONJS, 'miniprogram_npm/.+\\.js$': TO_COMMONJS },
  // TDesign brings packages of its own in a miniprogram_npm, where WeChat finds them.
  moduleDirectories: ['node_modules', 'miniprogram_npm'],
}

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...project,
      displayName: 'code',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...IN_THE_BROWSER],
      globalSetup: '<rootDir>/test/setup/code.ts',
    },
    {
      ...project,
      displayName: 'phones',
      testMatch: IN_THE_BROWSER.map((folder) => `${folder}**/*.test.ts`),
      globalSetup: '<rootDir>/test/setup/phones.ts',
      globalTeardown: '<rootDir>/test/setup/take-phones-away.ts',
    },
  ],
  // A bound against hanging, not a measurement: machines that do other work besides are slow.
  testTimeout: 60_000,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  reporters: ['default', '<rootDir>/test/setup/tally-reporter.cjs'],
}
