using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>
/// 施行令第三条「…（いずれも法第五条に係る部分に限る。）による…権限」: what is delegated to a regional bureau is about reports. That an operator is designated
/// is no secret to it, so that it is refused with the article rather than told that nothing is there.
/// </summary>
[Article("Cabinet Order, Art. 3")]
internal sealed class BureausHaveNoPower(StoreDb db, IWhoIsWho who, IRecordOfActs acts)
{
    private static readonly Words Reason = new(
        "地方支分部局の長に委任されているのは、法第5条の報告に係る権限だけです。届出に係る権限は、大臣の窓口が使います。",
        "Only the powers over reports under article 5 are delegated to regional heads. The minister's desk uses those over notifications.");

    /// <summary>The refusal, on record; null for who is no bureau.</summary>
    public async Task<Ruling.Refused?> AskAsync(Guid @operator, CancellationToken cancellation)
    {
        if ((await who.OrganisationAsync(db.Actor.Organisation, cancellation))?.Kind is not OrganisationKind.RegionalBureau)
        {
            return null;
        }

        var refused = new Ruling.Refused("Cabinet Order, Art. 3", Reason);
        await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", refused.Article, $"operator:{@operator}"), cancellation);
        return refused;
    }
}
