using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Picking;

/// <summary>
/// The computers of the register that a submission names, as they stand now. What is not in the reporter's register, or may not be seen
/// there, cannot be named; what the version before named stays as it stood where the register is out of sight, for a desk or an agent.
/// </summary>
internal sealed class ComputersConcerned(StoreDb db, IComputersOfAnOperator register)
{
    public async Task<IReadOnlyList<PickedComputer>> OfAsync(Submission submission, Problems problems, CancellationToken cancellation)
    {
        var before = submission.Case is { } @case
            ? PickedComputer.Read(await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case).OrderByDescending(v => v.Number).Select(v => v.Computers).FirstOrDefaultAsync(cancellation))
            : [];
        if (submission.Computers is not { } named)
        {
            return before;
        }

        var wanted = named.Distinct().ToList();
        var now = await register.TheseAsync(submission.Reporter, wanted, cancellation);
        var found = wanted.Select(id => now.TryGetValue(id, out var computer) ? PickedComputer.Of(computer) : before.FirstOrDefault(b => b.Id == id)).ToList();
        problems
            .Unless(wanted.Count <= PickedComputer.Most, "computers", "too-many", new($"電子計算機は{PickedComputer.Most}件まで選べます。", $"At most {PickedComputer.Most} computers can be named."))
            .Unless(found.All(c => c is not null), "computers", "unknown-computer", new(
                "報告者の台帳にない電子計算機が含まれています。台帳から選び直してください。", "One of the computers is not in the reporter's register. Choose it again from there."));
        return [.. found.OfType<PickedComputer>()];
    }
}
