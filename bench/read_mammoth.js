// The raw text of every file, one after the other, by mammoth: node read_mammoth.js OUTDIR FILE...
const fs = require("fs");
const path = require("path");
const mammoth = require("mammoth");

async function main([out, ...files]) {
	let failed = 0;
	for (const file of files) {
		try {
			const { value } = await mammoth.extractRawText({ path: file });
			fs.writeFileSync(path.join(out, path.basename(file) + ".txt"), value);
		} catch (error) {
			failed++;
		}
	}
	console.log(failed);
}

main(process.argv.slice(2));
