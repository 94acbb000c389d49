/**
 * The first passwords to be guessed, in lower case: the world's favourites of eight letters and more, Indonesia's, and words of this trade.
 * Words shorter than eight letters are included because people append digits to them.
 */
const WORDS = `
password passw0rd p@ssw0rd p@ssword password1 password12 password123 pass1234 passwort contraseña
12345678 123456789 1234567890 12345678910 123123123 1234512345 123454321 87654321 987654321 9876543210 0987654321
11223344 112233445566 12341234 12344321 14725836 147258369 159357456 123456abc 1234abcd 12345qwert 1q2w3e4r 1q2w3e4r5t
1qaz2wsx 1qaz2wsx3edc qazwsxedc zaq12wsx qwerty qwerty123 qwertyui qwertyuiop qwerty12345 asdfghjk asdfghjkl asdf1234
zxcvbnm zxcvbnm123 abcdefgh abcdefghi abcd1234 abc12345 abc123456 a1b2c3d4 aa123456 a12345678 a123456789 q1w2e3r4 q1w2e3r4t5
iloveyou iloveyou1 sunshine princess football baseball superman batman123 trustno1 whatever welcome welcome1 letmein letmein1
monkey dragon master shadow starwars computer internet samsung michael jennifer jordan23 liverpool chelsea arsenal
manchester barcelona juventus realmadrid pokemon1 changeme default administrator admin admin123 admin1234 root toor
superuser user1234 guest123 test1234 testtest testing1 login123 secret secret123 access14 hello123 qwe12345 google123 facebook
rahasia rahasia123 katasandi katasandi123 sandi123 kunci123 masuk123 indonesia indonesia1 indonesia45 indonesiaku indonesiaraya
17081945 merdeka merdeka45 merdeka1945 pancasila garuda garuda45 nusantara majapahit jakarta bandung surabaya semarang yogyakarta
makassar denpasar palembang medan123 balikpapan persib persib1933 persija persija1928 persebaya arema arema1987 bonek1927
sayang sayangku sayangkamu sayang123 cinta cintaku cintakamu cinta123 akucintakamu akusayangkamu akuganteng akucantik kamucantik
rindu123 bismillah bismillah1 bismillah123 alhamdulillah allahuakbar subhanallah insyaallah assalamualaikum muhammad
keluarga keluargaku mamapapa papamama ayahbunda ayahibu anakku anak1234 bundaku bahagia selamanya terserah gakadalah
lupalagi lupasandi passwordku sandiku rahasiaku jangan123 kucing kucing123 kelinci doraemon naruto sasuke hinata
semangat sukses sukses123 juragan bosku123 ganteng cantik123 kampret anjing bangsat goblok123
kasir kasir123 kasirku supervisor supervisor123 supervisi loket loket123 loketku bayar123 tagihan struk123
bpjstk bpjs bpjs1234 ketenagakerjaan jamsostek pulsa pulsa123 konter konter123 warung warung123 toko1234 tokoku
kasir-demo supervisor-demo mobilepulsa
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
