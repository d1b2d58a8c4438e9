using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission;

/// <summary>How the present actor stands to the commission, and what its settings say today; worked out anew for every request.</summary>
internal sealed class CommissionDesk(StoreDb db, IPolicySettings settings, IWhoIsWho who, Actor actor, TimeProvider clock)
{
    private static readonly Ruling.Refused NotBound = new(WhoMaySeeTheCommission.SecrecyArticle, new(
        "法第59条の秘密保持の義務を確認した記録がありません。組織の管理者に、登録を依頼してください。", "There is no undertaking under article 59 in force for you. Ask your organisation's administrator to record it."));

    public DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    /// <summary>Whether the actor may take part in what the commission does: bound to secrecy, or what is missing.</summary>
    public async Task<Ruling> AdmitAsync(CancellationToken cancellation) =>
        (await who.BoundToSecrecyAsync([actor.Person], actor.Organisation, WhoMaySeeTheCommission.SecrecyArticle, clock.GetUtcNow(), cancellation)).Count > 0
            ? new Ruling.Allowed(WhoMaySeeTheCommission.SecrecyArticle)
            : NotBound;

    public async Task<DateOnly> SectionTwoAsync(CancellationToken cancellation) => InForce.SectionTwo(await ValueAsync(InForce.Setting, cancellation));

    public async Task<bool> ChairVotesWithTheOthersAsync(CancellationToken cancellation) => await ValueAsync(HowTheCommissionDecides.Setting, cancellation) is not HowTheCommissionDecides.OnlyOnATie;

    public async Task<Ruling> ContentAsync(CancellationToken cancellation) =>
        TheCommissionReadsContentOnlyByASetting.Ask(await ValueAsync(TheCommissionReadsContentOnlyByASetting.Setting, cancellation), Today, await SectionTwoAsync(cancellation));

    /// <summary>Those in office on a day, the chair first. Whose term has ended serves on until the end is entered (51(3)).</summary>
    public async Task<IReadOnlyList<CommissionSeat>> InOfficeAsync(DateOnly day, CancellationToken cancellation) =>
        await db.Set<CommissionSeat>().Where(s => s.From <= day && (s.EndedOn == null || s.EndedOn >= day)).OrderBy(s => s.Office).ThenBy(s => s.From).ThenBy(s => s.Id).ToListAsync(cancellation);

    /// <summary>What a setting says today.</summary>
    public async Task<string?> ValueAsync(string setting, CancellationToken cancellation) => PolicyValue.InForce(await settings.OfAsync(setting, cancellation), Today)?.Value;
}
