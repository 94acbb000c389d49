import { chromium } from "playwright";
const u="http://localhost:4640"; const [who,size,scheme,...paths]=process.argv.slice(2); const [w,h]=size.split("x").map(Number);
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu","--disable-background-networking"]});
const c=await b.newContext({viewport:{width:w,height:h},colorScheme:scheme}); const p=await c.newPage(); p.setDefaultTimeout(15000);
p.on("console",m=>{if(m.type()==="error")console.log("console:",m.text().slice(0,200))});
await p.goto(u+"/login"); await p.getByLabel("Nama pengguna").fill(who); await p.getByLabel("Kata sandi",{exact:true}).fill((who==="kasir2"?"kasir":who)+"-demo"); await p.getByRole("button",{name:"Masuk"}).click(); await p.waitForURL(x=>!x.pathname.startsWith("/login"));
for(const x of paths){ if(x.startsWith("pay:")){ await p.goto(u+"/pay"); await p.getByRole("radio",{name:"Kode iuran"}).check(); await p.getByRole("textbox",{name:"Kode iuran"}).fill(x.slice(4)); await p.keyboard.press("Enter"); try{await p.waitForURL(/pay\/\d+/); await p.getByRole("textbox",{name:"Uang diterima"}).waitFor(); await p.keyboard.press("F9"); await p.waitForURL(/payments/); await p.waitForTimeout(900); console.log(x,p.url(),await p.getByRole("heading",{level:1}).innerText());}catch(e){console.log(x,"?",e.message.slice(0,100))} continue;}
 const r=await p.goto(u+x); await p.waitForTimeout(1800); const f=`/tmp/ceo3/s/${x.replace(/\W+/g,"_")}-${size}-${scheme}.png`; await p.screenshot({path:f}); console.log(r.status(),f);}
await b.close();
