using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>Brings an inventory: a file, or rows pasted from a spreadsheet. Nothing is taken over before a person has seen what it would do.</summary>
/// <remarks>For those who keep the register of their own organisation.</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[RequestSizeLimit(ImportFiles.Largest + 2_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = ImportFiles.Largest + 2_000_000, ValueLengthLimit = 20_000_000)]
internal sealed class ImportPage(StoreDb db, WhoseRegister whose, FileVault vault, BringList bring) : PageModel
{
    [BindProperty]
    public Guid? Facility { get; set; }

    [BindProperty]
    public IFormFile? Brought { get; set; }

    [BindProperty]
    public string? Pasted { get; set; }

    public IReadOnlyList<Choice> Facilities { get; private set; } = [];

    public IReadOnlyList<ImportRun> Earlier { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var pasted = !string.IsNullOrWhiteSpace(Pasted);
        var problems = new Problems()
            .Unless(Facilities.Any(f => f.Value == Facility?.ToString()), nameof(Facility), "facility", new("特定重要設備を選んでください。", "Choose the facility."))
            .Unless(Brought is { Length: > 0 } || pasted, nameof(Brought), "required", new("ファイルを選ぶか、表を貼り付けてください。", "Choose a file, or paste a table."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        await using var content = Brought is { Length: > 0 } ? Brought.OpenReadStream() : new MemoryStream(Encoding.UTF8.GetBytes(Pasted!));
        switch (await vault.KeepAsync(content, ImportFiles.Largest, cancellation))
        {
            case Noroshi.Store.Vault.Keeping.TooLarge:
                return this.Mend([new Problem(nameof(Brought), "too-large", new("ファイルが大きすぎます（100MBまで）。", "The file is too large (at most 100 MB)."))]);
            case Noroshi.Store.Vault.Keeping.DiskFull:
                return this.Answer(StatusCodes.Status507InsufficientStorage, new("保存場所の空きが足りません。システム管理者に連絡してください。", "There is no space left to keep the file. Tell the system administrator."));
            case Noroshi.Store.Vault.Keeping.Kept kept:
                return await BeginAsync(kept.Digest, Brought is { Length: > 0 } ? Path.GetFileName(Brought.FileName) : "", cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<IActionResult> BeginAsync(string digest, string name, CancellationToken cancellation) =>
        await bring.BeginAsync(digest, name, new FacilityId(Facility!.Value), null, cancellation) switch
        {
            (null, var refused) => this.Mend([refused! with { Field = nameof(Brought) }]),
            var (run, _) => Redirect($"/computers/import/{run.Id}"),
        };

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToListAsync(cancellation);
        Facilities = [.. facilities.Select(f => new Choice(f.Id.ToString(), f.Name))];
        Facility ??= facilities.Count == 1 ? facilities[0].Id.Value : null;
        Earlier = await db.Set<ImportRun>().AsNoTracking().Where(r => r.Operator == whose.Operator).OrderByDescending(r => r.StartedAt).Take(10).ToListAsync(cancellation);
    }
}
