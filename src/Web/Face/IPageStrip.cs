using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.Web.Face;

/// <summary>A band across the top of every page that says in what world one is: 訓練 (exercise), demonstration, or another organisation's affairs.</summary>
public interface IPageStrip
{
    /// <summary>The band for this request; null for none.</summary>
    PageStrip? For(HttpContext context);
}

/// <summary>A band across the top of the page.</summary>
/// <param name="Kind">What it warns of.</param>
/// <param name="Text">One sentence.</param>
public sealed record PageStrip(StripKind Kind, Words Text)
{
    /// <summary>What a link at its end says; null for none.</summary>
    public Words? LinkText { get; init; }

    /// <summary>Where it leads.</summary>
    public string? LinkPath { get; init; }
}

/// <summary>What a band warns of. Each has its own word before the text, so that colour alone never says it.</summary>
public enum StripKind
{
    /// <summary>訓練: nothing here is real, nothing reaches an authority.</summary>
    Exercise,

    /// <summary>A demonstration with invented people and reports.</summary>
    Demonstration,

    /// <summary>代理: what is done here is done for another organisation.</summary>
    Representing,
}
