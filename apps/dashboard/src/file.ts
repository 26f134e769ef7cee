import { mount } from 'svelte';
import FilePage from './file/FilePage.svelte';
import type { RunFile } from './file/runFile.ts';
import './page.css';

const target = document.getElementById('page');
const written = document.getElementById('run')?.textContent;
if (target && written) mount(FilePage, { target, props: { file: JSON.parse(written) as RunFile } }); // as the export writes it
