namespace GitOpsSets.Templating;

/// <summary>When a template failed.</summary>
public enum TemplateStage
{
    /// <summary>Reading the template: whatever the data, it cannot be used.</summary>
    Parse,

    /// <summary>Rendering it with some data.</summary>
    Execution,
}
