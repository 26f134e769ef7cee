import type { Browser, Locator, Page } from 'playwright-core';
import type { TestContext } from 'vitest';

/** What the lecture looks at. */
export const five: readonly string[] = [
  'loss',
  'updateRatio',
  'activationDistribution',
  'gradientDistribution',
  'weightGradientDistribution',
];

/** The dashboard as somebody in front of it sees and handles it. */
export class DashboardPage {
  /** Whatever the page had to complain of on its console. */
  readonly complaints: string[] = [];

  static async open(browser: Browser): Promise<DashboardPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return new DashboardPage(await context.newPage());
  }

  /** Another tab of the same browser, which sees what the first one keeps. */
  static of(page: Page): DashboardPage {
    return new DashboardPage(page);
  }

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** Closes the tab after a test; of one that failed, it first says what the page showed. */
  async closeAfter({ task }: TestContext): Promise<void> {
    if (task.result?.errors?.length) console.error(await this.lastSeen());
    await this.close();
  }

  /** All that the page says, and what it complained of. */
  async lastSeen(): Promise<string> {
    const text = await this.page.locator('body').innerText({ timeout: 10_000 }).catch(String);
    return [`the page said: ${text.replaceAll(/\s+/g, ' ')}`, ...this.complaints].join('\n');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  status(word: string): Locator {
    return this.page.getByRole('status').getByText(word, { exact: true });
  }

  async start(preset: string): Promise<void> {
    await this.page.getByLabel('Preset').selectOption(preset);
    await this.button('Start run').click();
  }

  /** Name of the run that is shown. */
  name(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** Steps done, as shown. */
  async step(): Promise<number> {
    // The composer's figures, which may still be there, are none of a run's.
    const text = await this.page.locator('dl:has(progress) dd').first().innerText();
    return Number(text.split(' of ')[0]?.replaceAll(',', ''));
  }

  /** Waits until a chart has drawn marks, and says how many. */
  async marksOf(chart: string): Promise<number> {
    const marks = this.page.locator(`[data-chart="${chart}"] svg .role-mark path[d^="M"]`);
    await marks.first().waitFor({ state: 'attached', timeout: 30_000 });
    return marks.count();
  }

  /** What the page, or those parts of it, say that no page should. */
  async nonsense(parts = '#page'): Promise<readonly string[]> {
    const said = (await this.page.locator(parts).allTextContents()).join('\n');
    return (
      said.match(/.{0,40}(?:NaN|undefined|Infinity|\[object|Cannot read|could not be drawn).{0,60}/g) ?? []
    );
  }

  /** How far the page reaches beyond the screen's right edge, in pixels. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** What is wider than its box, without a shadow to say so, by its name, else its class. Charts draw themselves anew for a width. */
  cutOff(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#page *:not(.host, .host *)')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
        .filter((element) => {
          const { overflowX, backgroundImage } = getComputedStyle(element);
          return overflowX !== 'visible' && !backgroundImage.includes('gradient');
        })
        .map((element) => element.ariaLabel ?? `${element.tagName} ${element.className}`),
    );
  }

  /** What reaches beyond the right edge of its panel, by its text: of the page's own words, as charts draw themselves anew for a width. */
  beyondPanels(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('section')].flatMap((section) => {
        const { right } = section.getBoundingClientRect();
        return [...section.querySelectorAll<HTMLElement>(':not(.host *, .overlay *, .scrolls *, .hidden)')]
          .filter((element) => element.getBoundingClientRect().right > right + 0.5)
          .map((element) => `${element.tagName} ${element.innerText?.slice(0, 40)}`);
      }),
    );
  }

  /** Legends of charts that do not fit their panel across, by the chart's name: what is beyond is not seen. */
  wideLegends(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-chart] .scrolls')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((legend) => legend.closest<HTMLElement>('[data-chart]')?.dataset['chart'] ?? ''),
    );
  }

  /** Of each chart that shows something, the step that it says it shows. */
  async chartSteps(): Promise<Readonly<Record<string, number>>> {
    const panels = await this.page.locator('[data-chart]').all();
    const steps = await Promise.all(
      panels.map(async (panel) => {
        const [text] = await panel.locator('.step').allInnerTexts();
        const step = text?.replace('step ', '').replaceAll(',', '');
        return { name: (await panel.getAttribute('data-chart')) ?? '', step };
      }),
    );
    return Object.fromEntries(
      steps.flatMap(({ name, step }) => (step === undefined ? [] : [[name, Number(step)]])),
    );
  }

  /** Elements of the document and, after a collection, megabytes of the heap. */
  async size(): Promise<{ readonly elements: number; readonly megabytes: number }> {
    const client = await this.page.context().newCDPSession(this.page);
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    const elements = await this.page.evaluate(() => document.querySelectorAll('*').length);
    return { elements, megabytes: usedSize / 2 ** 20 };
  }

  /** @param seconds After which it gives up: more than any machine needs, busy as it may be. */
  async until(condition: () => Promise<boolean>, seconds = 60): Promise<void> {
    for (const end = Date.now() + 1000 * seconds; !(await condition());) {
      if (Date.now() > end) throw new Error(`until: condition must come true within ${seconds} s`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until no chart is drawn any more: each keeps a pace, so the last rows come a little late. */
  async settled(): Promise<void> {
    const picture = () => this.page.locator('.grid').innerHTML();
    let before = '';
    for (let now = await picture(); now !== before; now = await picture()) {
      before = now;
      await this.page.waitForTimeout(1500);
    }
  }
}
