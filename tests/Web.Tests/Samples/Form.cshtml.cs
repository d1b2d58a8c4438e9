using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Tests.Samples;

[AllowAnonymous]
internal sealed class FormModel : PageModel
{
    [BindProperty]
    public TokyoInput LearnedAt { get; set; } = new();

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Computer { get; set; }

    [BindProperty]
    public int? Count { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string[] Causes { get; set; } = [];

    [BindProperty]
    public bool Consent { get; set; }

    public Choice[] Kinds { get; } =
    [
        new("ransomware", "ランサムウェア"), new("ddos", "DDoS 攻撃"), new("other", "その他", "不正アクセス、マルウェア感染、痕跡の発見など"),
    ];

    public Choice[] Sectors { get; } = [new("electricity", "電気"), new("gas", "ガス"), new("water", "水道"), new("finance", "金融")];

    public Choice[] CauseChoices { get; } = [new("vpn", "VPN 機器の脆弱性"), new("mail", "不審メール"), new("<x>", "不明 <x>")];

    public void OnGet()
    {
        if (Request.Query["account"] is { Count: > 0 } account)
        {
            Account = account;
        }
    }

    public IActionResult OnPost()
    {
        var problems = new Problems()
            .And(LearnedAt.Check(nameof(LearnedAt), new Words("認知した日時", "Learned at"), required: true))
            .Unless(Kind is not null, nameof(Kind), "required", new Words("事案の種類を選択してください。", "Choose the kind."))
            .Unless(Computer is { Length: > 0 }, nameof(Computer), "required", new Words("対象の電子計算機を入力してください。", "Name the computer."))
            .Unless(Account is { Length: > 0 and <= 2000 }, nameof(Account), "length", new Words("発生した事象の概要を2,000文字以内で入力してください。", "Describe what happened in at most 2,000 characters."));
        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        this.Say(NoticeKind.Success, new Words("下書きを保存しました。", "The draft was saved."));
        return RedirectToPage("/Samples/List");
    }
}
