using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Enrolling;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Certifying;

/// <summary>Certificates for mail are brought by their persons, one in use at a time, and end: by time, by a new one, by revocation, by loss of the key.</summary>
internal sealed class Certificates(StoreDb db, IWhoIsWho whoIsWho, INotices notices, IOutbox outbox, IRecordOfActs acts, TimeProvider clock)
{
    private const string Basis = "Act, Art. 44(1)";

    /// <summary>The certificate to which a person's mail is encrypted now, DER; null for none, and then nothing above 周知等用 is mailed.</summary>
    public async Task<byte[]?> ForMailAsync(PersonId person, OrganisationId organisation, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.Set<MailCertificate>().AsNoTracking()
            .Where(c => c.Person == person && c.Organisation == organisation && c.End == CertificateEnd.None && c.From <= now && c.Until > now)
            .OrderByDescending(c => c.AddedAt).Select(c => c.Der).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Takes a certificate into use for the person who acts; the former one is replaced.</summary>
    public async Task<Problems> BringAsync(byte[] file, CancellationToken cancellation)
    {
        var (actor, now, problems) = (db.Actor, clock.GetUtcNow(), new Problems());
        if (ReadCertificate.Of(file, problems) is not { } read)
        {
            return problems;
        }

        var person = await whoIsWho.PersonAsync(actor.Person, cancellation);
        var inUse = await db.Set<MailCertificate>().Where(c => c.Person == actor.Person && c.Organisation == actor.Organisation && c.End == CertificateEnd.None).ToListAsync(cancellation);
        var lost = await db.Set<MailCertificate>().AnyAsync(c => c.Person == actor.Person && c.Fingerprint == read.Facts.Fingerprint && c.End != CertificateEnd.None && c.End != CertificateEnd.Replaced, cancellation);
        problems.And(ACertificateMustServeForMail.Check(read.Facts, person?.Mail, now))
            .Unless(!lost, "Certificate", "certificate-ended", new("取り消した、又は鍵を紛失した証明書です。新しい証明書を用意してください。", "This certificate was revoked, or its key was lost. Get a new one."))
            .Unless(inUse.All(c => c.Fingerprint != read.Facts.Fingerprint), "Certificate", "certificate-already", new("この証明書は、すでに登録されています。", "This certificate is in use already."));
        if (problems.Count > 0)
        {
            return problems;
        }

        inUse.ForEach(c => c.EndAs(CertificateEnd.Replaced, actor.Person, now));
        var certificate = MailCertificate.Of(Identifier.New(clock), actor.Person, actor.Organisation, read.Facts, read.Der, now);
        db.Add(certificate);
        foreach (var before in ACertificateMustServeForMail.RemindBefore.Where(b => certificate.Until - b > now))
        {
            outbox.Raise(new CertificateEndsSoon(certificate.Id), certificate.Until - before);
        }

        await TellAdministratorsAsync("provision.certificate-added", new("暗号化メールの証明書が登録されました。フィンガープリントを本人に確かめてください。", "A certificate for mail was registered. Compare its fingerprint with the person."), false, cancellation);
        acts.Write(new Act("provision.certificate-added", Basis, Sign(certificate)) { Content = new() { ["fingerprint"] = certificate.Fingerprint } });
        await db.SaveChangesAsync(cancellation);
        return problems;
    }

    /// <summary>Ends it. Once ended it stays so; to say it again does nothing.</summary>
    public async Task EndAsync(MailCertificate certificate, CertificateEnd end, CancellationToken cancellation)
    {
        var before = certificate.End;
        certificate.EndAs(end, db.Actor.Person, clock.GetUtcNow());
        if (certificate.End == before)
        {
            return;
        }

        if (certificate.Person != db.Actor.Person)
        {
            notices.Tell(certificate.Person, "provision.certificate-ended", new("暗号化メールの証明書が取り消されました。", "Your certificate for mail was revoked."), MyCertificatesPage.At);
        }

        if (end is CertificateEnd.Lost)
        {
            await TellAdministratorsAsync("provision.certificate-lost", new("暗号化メールの鍵の紛失が届け出られました。", "The loss of a key for mail was reported."), true, cancellation);
        }

        acts.Write(new Act(end is CertificateEnd.Lost ? "provision.certificate-lost" : "provision.certificate-revoked", Basis, Sign(certificate)));
        await db.SaveChangesAsync(cancellation);
    }

    private static string Sign(MailCertificate certificate) => $"mail-certificate:{certificate.Id}";

    private async Task TellAdministratorsAsync(string kind, Words subject, bool urgent, CancellationToken cancellation)
    {
        foreach (var administrator in await whoIsWho.PeopleWhoMayAsync(db.Actor.Organisation, Permission.ManagePeople, cancellation))
        {
            if (administrator.Id != db.Actor.Person)
            {
                notices.Tell(administrator.Id, kind, subject, OrganisationDevicesPage.At, urgent);
            }
        }
    }
}
