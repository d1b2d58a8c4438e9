namespace Noroshi.Web.Tests.Samples;

/// <summary>The marker beside which the English texts of the sample pages stand.</summary>
internal sealed class PageWords;
