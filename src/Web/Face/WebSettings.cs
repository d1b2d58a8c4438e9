namespace Noroshi.Web.Face;

/// <summary>What an installation says about itself on its pages. Section <c>Web</c> of the configuration.</summary>
public sealed class WebSettings
{
    /// <summary>Whom to ask for help: a name or office.</summary>
    public string? ContactName { get; set; }

    /// <summary>An e-mail address for help.</summary>
    public string? ContactMail { get; set; }

    /// <summary>A telephone number for help.</summary>
    public string? ContactTelephone { get; set; }
}
