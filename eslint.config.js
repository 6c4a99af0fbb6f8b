import tseslint from 'typescript-eslint';

const pure = ['model/**/*.ts', 'policies/**/*.ts', 'charts/**/*.ts'];
const tests = ['**/*.test.ts', 'test/**/*.ts', '**/testing/**/*.ts'];
const edges = ['vitest.config.ts', '**/main.ts', ...tests, 'lab/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', '.tenantry', 'proto/gen', '**/*.js', '**/*.cjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80 }],
      'max-depth': ['error', 4],
      'max-params': ['error', 4],
      complexity: ['error', 15],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', {
        selector: 'MemberExpression[object.name="process"][property.name="env"]',
        message: 'Only main.ts files read the environment; take what you need as an argument.',
      }, {
        selector: 'ExportDefaultDeclaration',
        message: 'Export by name, so that one thing has one name everywhere.',
      }],
    },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'performance'],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument here.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as an argument here.' }],
    },
  },
  { files: edges, rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' } },
  { files: ['cli/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: tests,
    // The matchers of vitest are typed as any.
    rules: { 'max-lines-per-function': 'off', 'max-params': ['error', 5], complexity: 'off', '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
);
