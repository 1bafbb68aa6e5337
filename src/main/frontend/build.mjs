// Builds the stylesheet: node build.mjs <classes folder>
// Writes META-INF/resources/assets/sightline-<hash>.css and assets.properties, which names it.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const classes = process.argv[2]
const installed = join(here, 'node_modules', '.package-lock.json')
const lock = join(here, 'package-lock.json')

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' })
}

const sass = await import('sass')
const { css } = sass.compile(join(here, 'sightline.scss'), {
  style: 'compressed',
  loadPaths: [join(here, 'node_modules')],
  quietDeps: true,
  logger: sass.Logger.silent
})
const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
const assets = join(classes, 'META-INF', 'resources', 'assets')
mkdirSync(assets, { recursive: true })
for (const old of readdirSync(assets).filter((name) => /^sightline-[0-9a-f]+\.css$/.test(name))) {
  rmSync(join(assets, old))
}
writeFileSync(join(assets, `sightline-${hash}.css`), css)
writeFileSync(join(classes, 'assets.properties'), `stylesheet=/assets/sightline-${hash}.css\n`)
