using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Fields;

/// <summary>
/// Inside a form: <c>&lt;n-autosave path="/…/draft" /&gt;</c>. Where script runs, the form is posted there a moment after the last key, and
/// this line says what became of it. The receiver answers 204, or 409 if somebody else changed the draft. Without script the
/// form's own buttons save.
/// </summary>
[HtmlTargetElement("n-autosave", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Autosave : TagHelper
{
    private static readonly Words Saving = new("下書きを保存しています…", "Saving the draft…");
    private static readonly Words Saved = new("{0} に下書きを保存しました", "Draft saved at {0}");
    private static readonly Words Failed = new("下書きを保存できません。通信を確認してください。入力した内容はこの画面に残っています。", "The draft could not be saved. Check your connection. What you typed is still here.");
    private static readonly Words Outrun = new("ほかの人が同じ欄を変更しました。入力した内容はサーバーに保管してあります。保存ボタンを押して、残すほうを選んでください。", "Somebody else changed the same fields. What you typed has been kept on the server. Press the save button and choose what stands.");
    private static readonly Words SignedOut = new("サインインの有効期限が切れました。入力した内容は失われません。別のタブでサインインし直すか、このまま保存ボタンを押してください。", "Your session has ended. What you typed is not lost. Sign in again in another tab, or press the save button.");

    /// <summary>Where the draft is posted.</summary>
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "autosave");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("data-autosave", Path);
        output.Attributes.SetAttribute("data-saving", Saving.Here);
        output.Attributes.SetAttribute("data-saved", Saved.Here);
        output.Attributes.SetAttribute("data-failed", Failed.Here);
        output.Attributes.SetAttribute("data-outrun", Outrun.Here);
        output.Attributes.SetAttribute("data-signed-out", SignedOut.Here);
    }
}
