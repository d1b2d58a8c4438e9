using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.CriticalComputers.Demo;

/// <summary>A list that a keeper of the demonstration brought, as a file: read, looked over, and taken over if the step says so.</summary>
internal sealed class DemoImport(StoreDb db, FileVault vault, IServiceScopeFactory scopes, IOutages outages, IRecordOfActs acts)
{
    private static readonly string[] Headings = ["管理名", "製品名", "製造者名", "種類", "区分", "導入した日"];

    public async Task TakeInAsync(OrganisationId @operator, FacilityId facility, DemoRegisters.Step step, DemoDays days, TimeProvider then, CancellationToken cancellation)
    {
        using var list = new MemoryStream(Encoding.UTF8.GetBytes(Written(step.Lines!, days)));
        if (await vault.KeepAsync(list, ImportFiles.Largest, cancellation) is not Keeping.Kept kept)
        {
            throw new InvalidOperationException("The vault took no list of the demonstration.");
        }

        var run = new ImportRun
        {
            Id = Identifier.New(then),
            Operator = @operator,
            Facility = facility,
            FileName = step.File!,
            Digest = kept.Digest,
            Format = InventoryFormat.Delimited,
            Headings = JsonSerializer.Serialize(Headings),
            StartedBy = db.Actor.Person,
            StartedAt = then.GetUtcNow(),
        };
        run.Read(InventoryColumns.SuggestFor(Headings), withoutVersions: true);
        db.Add(run);
        acts.Write(new Act("critical-computers.import-begun", "Act, Art. 4", $"import:{run.Id}"));
        await db.SaveChangesAsync(cancellation);
        await new ReadImport(new PutDownRows(scopes, then), new ImportFiles(vault, then)).ReadAsync(run.Id, cancellation);
        if (step.Do == "import")
        {
            await TakeOverAsync(run.Id, then, cancellation);
        }
    }

    private async Task TakeOverAsync(Guid id, TimeProvider then, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var run = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);
        run.Apply(removesGone: false, db.Actor.Person);
        var taken = await db.Set<ImportRow>().CountAsync(r => r.Import == id && r.Verdict == RowVerdict.New, cancellation);
        acts.Write(new Act("critical-computers.import-confirmed", "Act, Art. 4", $"import:{id}") { Content = new JsonObject { ["new"] = taken, ["changed"] = 0, ["removed"] = 0 } });
        await db.SaveChangesAsync(cancellation);
        await new ApplyImport(scopes, outages, then).ApplyAsync(id, cancellation);
    }

    private static string Written(IReadOnlyList<DemoRegisters.Line> lines, DemoDays days)
    {
        var list = new StringBuilder(string.Join(',', Headings)).Append('\n');
        foreach (var line in lines)
        {
            var introduced = days.Day(line.Introduced)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (var i = 1; i <= line.Count; i++)
            {
                var label = line.Label.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                list.Append(CultureInfo.InvariantCulture, $"{label},{line.Product},{line.Maker},{line.Kind},{line.Classes},{introduced}\n");
            }
        }

        return list.ToString();
    }
}
