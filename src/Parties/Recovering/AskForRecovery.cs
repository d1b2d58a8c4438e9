using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.ManagingPeople;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Recovering;

/// <summary>Takes a request for recovery and tells those who may vouch.</summary>
internal sealed class AskForRecovery(StoreDb db, Administrators administrators, INotices notices, IRecordOfActs acts, TimeProvider clock)
{
    private static readonly Words Subject = new("パスキーの復旧が依頼されました。本人確認のうえ承認してください。", "Somebody asks to recover a passkey. Make sure who it is before you approve.");

    public async Task HandleAsync(string mail, CancellationToken cancellation)
    {
        var lower = mail.ToLowerInvariant();
        var people = await db.Set<PersonRow>().AsNoTracking().Where(p => p.Mail == lower && p.DisabledAt == null).Take(2).ToListAsync(cancellation);
        if (people.Count != 1)
        {
            return;
        }

        var person = people[0].Id;
        var earliest = clock.GetUtcNow() - ARecoveryRequestEnds.Length;
        if (await db.Set<RecoveryRequest>().AnyAsync(r => r.Person == person && r.SettledAt == null && r.AskedAt > earliest, cancellation))
        {
            return;
        }

        var request = RecoveryRequest.Of(Identifier.New(clock), person, clock.GetUtcNow());
        db.Add(request);
        acts.Write(new Act("parties.recovery-asked", "Act, Art. 8", $"person:{person}"));
        foreach (var administrator in await administrators.WhoMayVouchForAsync(person, cancellation))
        {
            notices.Tell(administrator, "parties.recovery-asked", Subject, "/recoveries", urgent: true);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
