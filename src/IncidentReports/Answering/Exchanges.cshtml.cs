using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Answering;

/// <summary>One exchange as the reporter sees it.</summary>
internal sealed record ExchangeRow(Exchange Exchange, Words? From, string? By, DateTimeOffset? AnsweredAt, bool Incoming, IReadOnlyList<Attachment> Files)
{
    public bool Answered => AnsweredAt is not null;

    /// <summary>A request or an order that nobody has answered.</summary>
    public bool Waits => Incoming && !Answered && Exchange.Kind is ExchangeKind.MaterialRequest or ExchangeKind.Order;

    public bool MayAnswer => Incoming && Exchange.Kind is ExchangeKind.MaterialRequest or ExchangeKind.Order or ExchangeKind.Guidance or ExchangeKind.Message;
}

/// <summary>Requests, orders, guidance and messages in a case, on the reporter's side.</summary>
/// <remarks>For the reporter's people and its agents; what stays among authorities is hidden by its own filter.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
[Article("Act, Art. 10")]
internal sealed class ExchangesPage(CasesInSight cases, StoreDb db, IWhoIsWho who) : PageOfACase(cases, db)
{
    public override CaseView Here => CaseView.Exchanges;

    public IReadOnlyList<ExchangeRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        var all = await Db.Set<Exchange>().AsNoTracking().Where(x => x.Case == Case.Id).OrderBy(x => x.At).ToListAsync(cancellation);
        var files = await Db.Set<Attachment>().AsNoTracking().Where(a => a.Case == Case.Id && a.Exchange != null).ToListAsync(cancellation);
        var organisations = await who.OrganisationsAsync(all.Select(x => x.From), cancellation);
        var people = await who.PersonsAsync(all.Select(x => x.By), cancellation);
        var authorities = Case.Addressees.SelectMany(a => new[] { a.Organisation, a.Superior }).OfType<OrganisationId>().ToHashSet();
        Rows =
        [
            .. all.Select(x => new ExchangeRow(
                x,
                organisations.GetValueOrDefault(x.From)?.Name,
                people.GetValueOrDefault(x.By)?.Name,
                all.Where(answer => answer.InReplyTo == x.Id && answer.Kind is ExchangeKind.Answer).Select(answer => (DateTimeOffset?)answer.At).FirstOrDefault(),
                authorities.Contains(x.From),
                [.. files.Where(f => f.Exchange == x.Id)])),
        ];
        return Page();
    }
}
