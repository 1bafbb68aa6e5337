// Builds the stylesheet and the script: node build.mjs <classes folder>
// Writes META-INF/resources/assets/sightline-<hash>.css and .js, and assets.properties, which names them.
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
const { build } = await import('esbuild')
const { outputFiles } = await build({
  entryPoints: [join(here, 'record.js')],
  bundle: true,
  format: 'iife',
  legalComments: 'none',
  minify: true,
  target: 'es2022',
  write: false
})
const assets = join(classes, 'META-INF', 'resources', 'assets')
mkdirSync(assets, { recursive: true })
for (const old of readdirSync(assets).filter((name) => /^sightline-[0-9a-f]+\.(css|js)$/.test(name))) {
  rmSync(join(assets, old))
}
const stylesheet = publish(css, 'css')
const script = publish(outputFiles[0].text, 'js')
writeFileSync(join(classes, 'assets.properties'), `stylesheet=${stylesheet}\nscript=${script}\n`)

// Under a name that changes with the content, so that browsers may keep it for good.
function publish(text, kind) {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const name = `sightline-${hash}.${kind}`
  writeFileSync(join(assets, name), text)
  return `/assets/${name}`
}
