using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Certifying;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Certifying;

/// <summary>A person's certificate for encrypted mail is brought, checked, replaced, and ends.</summary>
public class A_certificate_for_mail(Houses houses) : IClassFixture<Houses>
{
    private const string At = "/account/certificates";

    [Theory, RolesOtherThan("reporter", "reader", "member", "desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_brought_by_nobody_who_receives_nothing(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(At)).Status);

    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task is_taken_as_pem_and_as_der(Database on, bool pem)
    {
        var scene = await SceneAsync(await houses.OnAsync(on));
        using var made = MadeCertificate.Of(scene.Mail, House.Opening.AddDays(-1), House.Opening.AddYears(1));

        var answer = await BringAsync(scene.Person, pem ? Encoding.ASCII.GetBytes(made.ExportCertificatePem()) : made.RawData);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(made.RawData, await ForMailAsync(scene));
        var page = await scene.Person.GetAsync(At);
        Assert.Contains("使用中", page.Words);
        Assert.Contains(Convert.ToHexString(SHA256.HashData(made.RawData)), page.Words.Replace(":", "", StringComparison.Ordinal));
        Assert.Single(await scene.House.RecordAsync("provision.certificate-added"), a => a.Person == scene.Person.Person);
        Assert.Contains("使用中", (await scene.Administrator.GetAsync("/organisation/devices")).Words);
    }

    [Theory]
    [BothDatabases("not-yet", "まだ始まっていません")]
    [BothDatabases("expired", "終わっているか")]
    [BothDatabases("other", "メールアドレスがありません")]
    [BothDatabases("authority", "認証局の証明書です")]
    [BothDatabases("server", "メールの暗号化に使えない")]
    [BothDatabases("sign-only", "メールの暗号化に使えない")]
    [BothDatabases("short", "鍵の種類又は長さが足りません")]
    [BothDatabases("sha1", "SHA-1又はMD5")]
    [BothDatabases("private", "秘密鍵が含まれています")]
    [BothDatabases("garbage", "証明書として読めません")]
    [BothDatabases("large", "16KBまで")]
    [BothDatabases("empty", "証明書のファイル（PEM又はDER")]
    public async Task is_refused_with_the_reason_and_kept_nowhere(Database on, string what, string reason)
    {
        var scene = await SceneAsync(await houses.OnAsync(on));
        var (from, until) = (House.Opening.AddDays(-1), House.Opening.AddYears(1));
        using var made = what switch
        {
            "not-yet" => MadeCertificate.Of(scene.Mail, House.Opening.AddSeconds(1), until),
            "expired" => MadeCertificate.Of(scene.Mail, from, House.Opening.AddDays(1)),
            "other" => MadeCertificate.Of("somebody.else@example.jp", from, until),
            "authority" => MadeCertificate.Of(scene.Mail, from, until, authority: true),
            "server" => MadeCertificate.Of(scene.Mail, from, until, purpose: "1.3.6.1.5.5.7.3.1"),
            "sign-only" => MadeCertificate.Of(scene.Mail, from, until, usage: X509KeyUsageFlags.DigitalSignature),
            "short" => MadeCertificate.Of(scene.Mail, from, until, rsa: 1024),
            "sha1" => MadeCertificate.Of(scene.Mail, from, until, weakly: true),
            _ => MadeCertificate.Of(scene.Mail, from, until),
        };
        using var key = RSA.Create(2048);
        var file = what switch
        {
            "private" => Encoding.ASCII.GetBytes(made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()),
            "garbage" => "not a certificate"u8.ToArray(),
            "large" => new byte[20_000],
            "empty" => [],
            _ => made.RawData,
        };

        var answer = await BringAsync(scene.Person, file);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, answer.Words);
        Assert.Null(await ForMailAsync(scene));
    }

    [Fact]
    public void has_a_key_for_agreement_on_one_of_two_curves()
    {
        foreach (var (curve, bits) in new[] { (ECCurve.NamedCurves.nistP256, 256), (ECCurve.NamedCurves.nistP384, 384) })
        {
            using var made = MadeCertificate.Of("a@example.jp", House.Opening, House.Opening.AddYears(1), curve: curve, usage: X509KeyUsageFlags.KeyAgreement);
            var read = ReadCertificate.Of(made.RawData, [])!;

            Assert.Equal(("EC", bits), (read.Facts.Algorithm, read.Facts.Bits));
            Assert.Empty(Provision.Law.ACertificateMustServeForMail.Check(read.Facts, "A@EXAMPLE.JP", House.Opening));
        }
    }

    [Fact]
    public void that_is_spoilt_is_a_problem_and_never_a_fault()
    {
        using var made = MadeCertificate.Of("a@example.jp", House.Opening, House.Opening.AddYears(1));
        Gen.Select(Gen.Int[0, made.RawData.Length - 1], Gen.Byte, Gen.Int[1, made.RawData.Length]).Sample(spoilt =>
        {
            var bytes = made.RawData.ToArray();
            bytes[spoilt.Item1] = spoilt.Item2;
            var problems = new Problems();
            Assert.True(ReadCertificate.Of(bytes.AsSpan(0, spoilt.Item3), problems) is not null || problems.Count == 1);
        }, iter: 3_000);
    }

    [Theory, BothDatabases]
    public async Task takes_the_place_of_the_former_and_is_not_brought_twice(Database on)
    {
        var scene = await SceneAsync(await houses.OnAsync(on));
        using var first = MadeCertificate.Of(scene.Mail, House.Opening.AddDays(-1), House.Opening.AddYears(1));
        using var second = MadeCertificate.Of(scene.Mail, House.Opening.AddDays(-1), House.Opening.AddYears(1));
        await BringAsync(scene.Person, first.RawData);
        Assert.Contains("すでに登録されています", (await BringAsync(scene.Person, first.RawData)).Words);

        await BringAsync(scene.Person, second.RawData);

        Assert.Equal(second.RawData, await ForMailAsync(scene));
        Assert.Contains("置き換え済み", (await scene.Person.GetAsync(At)).Words);
    }

    [Theory]
    [BothDatabases("Revoke", "provision.certificate-revoked", false)]
    [BothDatabases("Lost", "provision.certificate-lost", true)]
    public async Task that_is_given_up_or_whose_key_is_lost_is_encrypted_to_no_more_and_does_not_come_back(Database on, string how, string kind, bool told)
    {
        var scene = await SceneAsync(await houses.OnAsync(on));
        using var made = MadeCertificate.Of(scene.Mail, House.Opening.AddDays(-1), House.Opening.AddYears(1));
        await BringAsync(scene.Person, made.RawData);
        var page = await scene.Person.GetAsync(At);

        await scene.Person.SubmitAsync(page, new { }, Form(how));
        await scene.Person.SubmitAsync(page, new { }, Form(how));

        Assert.Null(await ForMailAsync(scene));
        Assert.Single(await scene.House.RecordAsync(kind), a => a.Person == scene.Person.Person);
        Assert.Equal(told, (await scene.Administrator.GetAsync("/notices")).Words.Contains("鍵の紛失が届け出られました", StringComparison.Ordinal));
        Assert.Contains("取り消した、又は鍵を紛失した", (await BringAsync(scene.Person, made.RawData)).Words);
    }

    [Theory, BothDatabases]
    public async Task is_revoked_by_an_administrator_of_the_organisation_and_by_no_other(Database on)
    {
        var scene = await SceneAsync(await houses.OnAsync(on));
        using var made = MadeCertificate.Of(scene.Mail, House.Opening.AddDays(-1), House.Opening.AddYears(1));
        await BringAsync(scene.Person, made.RawData);
        var page = await scene.Administrator.GetAsync("/organisation/devices");
        var id = page.Find($"{Form("RevokeCertificate")} input[name=id]")!.GetAttribute("value");
        using var stranger = await scene.House.SignInAsAsync("organisation-administrator", await scene.House.AnOrganisationAsync(OrganisationKind.Supplier));

        Assert.DoesNotContain("使用中", (await stranger.GetAsync("/organisation/devices")).Words);
        Assert.NotNull(await ForMailAsync(scene));
        await scene.Administrator.SubmitAsync(page, new { id }, Form("RevokeCertificate"));
        Assert.Null(await ForMailAsync(scene));
        Assert.Contains("証明書が取り消されました", (await scene.Person.GetAsync("/notices")).Words);
    }

    [Theory, BothDatabases]
    public async Task ends_by_itself_and_its_person_is_told_thirty_and_seven_days_before(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var scene = await SceneAsync(house);
        using var made = MadeCertificate.Of(scene.Mail, House.Opening.AddDays(-1), House.Opening.AddDays(60));
        await BringAsync(scene.Person, made.RawData);

        foreach (var (days, notices) in new[] { (29, 0), (1, 1), (22, 1), (1, 2) })
        {
            house.Clock.Advance(TimeSpan.FromDays(days));
            await house.DrainOutboxAsync();
            using var later = await house.SignInAsync(scene.Person.Person);
            Assert.Equal(notices, (await later.GetAsync("/notices")).Words.Split("暗号化メールの証明書の期限が近づいています").Length - 1);
        }

        Assert.NotNull(await ForMailAsync(scene));
        house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Null(await ForMailAsync(scene));
    }

    private static async Task<Page> BringAsync(Visitor person, byte[] file)
    {
        var page = await person.GetAsync(At);
        using var content = new MultipartFormDataContent();
        var token = page.Find($"{Form("Bring")} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        content.Add(new StringContent(token), "__RequestVerificationToken");
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(part, "Certificate", "certificate.cer");
        return await person.PostAsync($"{At}?handler=Bring", content);
    }

    private static Task<byte[]?> ForMailAsync(Scene scene) => scene.House.InsideAsync(Actor.System, services =>
        services.GetRequiredService<Certificates>().ForMailAsync(scene.Person.Person, scene.Organisation, CancellationToken.None));

    private static async Task<Scene> SceneAsync(House house)
    {
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        var person = await house.SignInAsAsync("reporter", organisation);
        var mail = await house.InsideAsync(Actor.System, async services =>
            (await services.GetRequiredService<IWhoIsWho>().PersonsAsync([person.Person], CancellationToken.None))[person.Person].Mail!);
        return new(house, organisation, person, await house.SignInAsAsync("organisation-administrator", organisation), mail);
    }

    private static string Form(string handler) => $"form[action$='handler={handler}']";

    private sealed record Scene(House House, OrganisationId Organisation, Visitor Person, Visitor Administrator, string Mail);
}
