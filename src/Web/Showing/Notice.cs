using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>A notice: <c>&lt;n-notice kind="Warning" title="…"&gt;…&lt;/n-notice&gt;</c>. Its kind is said by a sign and a word, not by colour alone.</summary>
[HtmlTargetElement("n-notice")]
public sealed class Notice : TagHelper
{
    private static readonly Words[] Names =
    [
        new("お知らせ：", "Note: "), new("完了：", "Done: "), new("注意：", "Caution: "), new("エラー：", "Error: "),
    ];

    /// <summary>What kind of notice.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>The heading, if it has one.</summary>
    public string? Title { get; set; }

    /// <summary>Read out at once when the page comes: for the result of what the person has just done.</summary>
    public bool Live { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var extra = output.Attributes.FirstOrDefault(a => a.Name == "class")?.Value;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice notice--{Kind.ToString().ToLowerInvariant()}{(extra is null ? "" : " " + extra)}");
        if (Live)
        {
            output.Attributes.SetAttribute("role", Kind == NoticeKind.Error ? "alert" : "status");
        }

        var name = new TagBuilder("span");
        name.AddCssClass("unseen");
        name.InnerHtml.Append(Names[(int)Kind].Here);
        var body = new TagBuilder("div");
        body.AddCssClass("notice__body");
        if (!string.IsNullOrEmpty(Title))
        {
            var title = new TagBuilder("p");
            title.AddCssClass("notice__title");
            title.InnerHtml.AppendHtml(name).Append(Title);
            body.InnerHtml.AppendHtml(title).AppendHtml(content);
        }
        else
        {
            body.InnerHtml.AppendHtml(name).AppendHtml(content);
        }

        output.Content.AppendHtml(Mark.Of(Kind)).AppendHtml(body);
    }
}

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something was done.</summary>
    Success,

    /// <summary>Something to take care of.</summary>
    Warning,

    /// <summary>Something is wrong.</summary>
    Error,
}
